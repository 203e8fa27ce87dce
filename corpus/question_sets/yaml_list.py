"""Test sets as a YAML list of questions."""

from pathlib import Path

import yaml

from corpus.errors import CorpusError
from corpus.question_sets.handwritten import completed
from corpus.question_sets.row import Row
from corpus.question_sets.text import read_text
from corpus.question_sets.wording import Fault

_NULL = "tag:yaml.org,2002:null"
_NO_LIST = "not a list of questions; begin each question with a dash"


class _Loader(yaml.SafeLoader):
    """Reads words as they are written: 2019, 1.50 and no are text, only nothing is null."""

    yaml_implicit_resolvers = {
        first: [each for each in resolvers if each[0] == _NULL]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


def read_yaml(path: Path) -> list[Row]:
    """Give the rows of a YAML file, each with the line at which it begins."""
    try:
        loader = _Loader(read_text(path))
        root = loader.get_single_node()
        if root is None:
            return []
        if not isinstance(root, yaml.SequenceNode):
            raise CorpusError(f"{path}, line {root.start_mark.line + 1}: {_NO_LIST}")
        return [
            _row(loader, node, f"{path.stem}-{number}")
            for number, node in enumerate(root.value, start=1)
        ]
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise CorpusError(f"{path}, line {mark.line + 1 if mark else 1}: {_said(error)}") from error
    except yaml.YAMLError as error:  # a control character, which has no line
        raise CorpusError(f"{path}: not YAML ({str(error).splitlines()[0]})") from error
    except RecursionError as error:
        raise CorpusError(f"{path}: not a test set: lists within lists without end") from error


def _row(loader: _Loader, node: yaml.Node, name: str) -> Row:
    place = f"line {node.start_mark.line + 1}"
    if not isinstance(node, yaml.MappingNode):
        what = "not a question; write fields such as question: and answer:"
        return Row(place, {}, (Fault("", what),))
    keys = [key.value for key, _ in node.value]
    faults = [
        # Mostly a dash that was forgotten; YAML would keep only the last.
        Fault(key, "stands twice; begin each question with a dash")
        for key in dict.fromkeys(key for key in keys if isinstance(key, str))
        if keys.count(key) > 1
    ]
    try:
        fields = loader.construct_document(node)
    except yaml.constructor.ConstructorError as error:
        return Row(place, {}, (Fault("", _said(error)),))
    except ValueError as error:  # an explicit !!int or !!timestamp of something else
        return Row(place, {}, (Fault("", f"not YAML ({error})"),))
    return Row(
        place, completed({str(key): value for key, value in fields.items()}, name), tuple(faults)
    )


def _said(error: yaml.MarkedYAMLError) -> str:
    if error.problem and "could not determine a constructor" in error.problem:
        return "a tag that begins with ! is not read; write plain text"
    return f"not YAML ({error.problem}); indent alike, and put a text with marks in quotation marks"
