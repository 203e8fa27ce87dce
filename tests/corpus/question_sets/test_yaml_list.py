from corpus.question import Nugget, Question
from corpus.question_sets.load import load_questions


def test_a_list_of_questions_is_read_word_for_word(tmp_path):
    path = tmp_path / "set.yml"
    path.write_text(
        """\
# Pilot of the counter
- question: What is the rate?
  type: Figure
  answer: 40%
  must_include: [[40%, 40 per cent], [2027], [1.50]]
  documents: [rebate]
  pages: [[rebate, 12]]
  history:
    - ["Is there a rebate?", yes]
  nuggets:
    - {alternatives: [capped], vital: false}
- id: nobody-knows
  question: 那麼費用呢？
  answer:
""",
        encoding="utf-8",
    )
    assert load_questions(path) == [
        Question(
            id="set-1",
            question="What is the rate?",
            language="en",
            type="figure",
            answer="40%",
            must_include=(("40%", "40 per cent"), ("2027",), ("1.50",)),
            documents=("rebate",),
            pages=(("rebate", 12),),
            history=(("Is there a rebate?", "yes"),),
            nuggets=(Nugget(alternatives=("capped",), vital=False),),
        ),
        Question(
            id="nobody-knows",
            question="那麼費用呢？",
            language="zh-Hant",
            type="unanswerable",
            answer="",
            must_include=(),
            documents=(),
        ),
    ]
