"""A briefing of two sections over one small document, for the tests of what is done with it."""

from decimal import Decimal

from assistant.briefing.briefing import (
    Briefing,
    Evidence,
    Remark,
    Section,
    Statement,
    Step,
    Term,
    Topic,
    Worked,
)
from assistant.briefing.edit import settled
from assistant.briefing.profile import Profile
from assistant.citation import Citation, CitedSource
from assistant.evaluation.about import IndexVersion

TEXT = "# Fees\n\nThe fee is HK$5. It was HK$4 in 2020.\n\nThe form is <b>blue</b>.\n"
FEE = Statement("The fee is HK$5.", (1,))
WAS = Statement("It was HK$4 in 2020.", (2,), earlier="2020", item=True)
FORM = Statement("The form is <b>blue</b>.", (3,))


def small_briefing(document: str = "fees") -> Briefing:
    def cited(number: int, quote: str) -> Evidence:
        source = CitedSource("o", "Fees", "Fee Office", "https://fees.example/1", "2026-01-01")
        return Evidence(
            Citation(
                number,
                document,
                "Fees in brief",
                "Fees",
                None,
                quote,
                "in-force",
                "2026-01-01",
                source.url,
                (source,),
                TEXT.index(quote),
            ),
            "en",
            "policy",
        )

    fees = Section(
        "fees",
        "Fees",
        topics=(
            Topic("Fee", "What is the fee?", (FEE, WAS), summary=True, glance=True),
            Topic("Form", "Which form?", (FORM,)),
        ),
        worked=(
            Worked(
                "fee",
                "The fee of two",
                FEE,
                True,
                (Term("Fee", Decimal(5), "HK$", 1),),
                (Step("Sum", "5 + 5", Decimal(10)),),
            ),
        ),
    )
    asked = Section("asked", "Asked", "asked", (Topic("When?", "When?", (), answered=False),))
    return settled(
        Briefing(
            Profile(company="Acme <Co>", home="Japan", activities=("r-and-d",)),
            "en",
            "2026-06-30",
            IndexVersion("model", "finger", "build", 1, "0123456789"),
            "extractive",
            (
                fees,
                asked,
                Section("verify", "Verify", "verify"),
                Section("open", "Open", "open", remarks=(Remark("?"),)),
            ),
            (cited(1, FEE.text), cited(2, WAS.text), cited(3, FORM.text)),
        )
    )
