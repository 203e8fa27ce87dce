"""Why an answer is as it is: what was found, how sure that is, what the check said."""

from assistant.answer import Answer

_FIRST = 5  # passages


def explanation(answer: Answer) -> dict[str, object]:
    """Give it as a JSON object; `sentences` are a language model's, where one was asked."""
    sure, generated = answer.confidence, answer.generated
    return {
        "read_as": answer.read_as,
        "confidence": sure and round(sure.probability, 3),
        "threshold": sure and sure.threshold,
        "evidence": {name: round(value, 3) for name, value in sure.evidence.items()}
        if sure
        else {},
        "passages": [
            {
                "rank": each.rank,
                "score": round(each.score, 3),
                "document": each.passage.document,
                "section": each.passage.section,
            }
            for each in answer.passages[:_FIRST]
        ],
        "sentences": [
            {
                "said": each.verdict.claim.text,
                "cited": each.verdict.claim.cited,
                "coverage": each.verdict.coverage,
                "faults": [fault.reason() for fault in each.verdict.faults],
                "ending": each.ending,
                "shown": each.shown,
            }
            for each in (generated.sentences if generated else ())
        ],
        "usage": {
            "tokens_in": generated.usage.tokens_in,
            "tokens_out": generated.usage.tokens_out,
            "seconds": generated.usage.seconds,
            "cost": generated.usage.cost,
        }
        if generated
        else None,
    }


def explained(answer: Answer) -> str:
    """Give it in lines."""
    sure, generated = answer.confidence, answer.generated
    lines = [f"Why: {answer.outcome}, in the words of {answer.model}"]
    if sure is not None:
        compared = "at least" if sure.enough else "less than"
        lines.append(
            f"  that the documents answer: {sure.probability:.3f}, {compared} {sure.threshold:.3f}"
        )
        lines += [f"    {name} {value:.3f}" for name, value in sure.evidence.items()]
    lines.append("  first passages:")
    for each in answer.passages[:_FIRST]:
        place = f"{each.passage.document} > {each.passage.section}"
        lines.append(f"    {each.rank} {each.score:.3f} {place}")
    if generated is not None:
        usage = generated.usage
        cost = "" if usage.cost is None else f", cost {usage.cost:.4f}"
        lines.append(
            f"  asked the model: {usage.tokens_in} tokens in, {usage.tokens_out} out, "
            f"{usage.seconds:.1f} s{cost}"
        )
        for sentence in generated.sentences:
            verdict = sentence.verdict
            lines.append(
                f"    {sentence.ending}: {verdict.claim.text} {list(verdict.claim.cited)} "
                f"(coverage {verdict.coverage:.2f})"
            )
            lines += [f"      {fault.reason()}" for fault in verdict.faults]
            if sentence.ending in ("repaired", "replaced"):
                lines.append(f"      shown: {sentence.shown}")
    return "\n".join(lines)
