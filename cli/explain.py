"""Why an answer is as it is, as JSON and in lines."""

from assistant.explanation import Explanation


def json_of(why: Explanation) -> dict[str, object]:
    """Give it as a JSON object; `sentences` are a language model's, where one was asked."""
    usage = why.usage
    return {
        "read_as": why.read_as,
        "confidence": None if why.confidence is None else round(why.confidence, 3),
        "threshold": why.threshold,
        "evidence": {name: round(value, 3) for name, value in why.evidence.items()},
        "passages": [
            {
                "rank": each.rank,
                "score": round(each.score, 3),
                "document": each.document,
                "section": each.section,
            }
            for each in why.passages
        ],
        "sentences": [
            {
                "said": each.said,
                "cited": each.cited,
                "coverage": each.coverage,
                "faults": [fault.reason(why.language) for fault in each.faults],
                "ending": each.ending,
                "shown": each.shown,
            }
            for each in why.sentences
        ],
        "usage": usage
        and {
            "tokens_in": usage.tokens_in,
            "tokens_out": usage.tokens_out,
            "seconds": usage.seconds,
            "cost": usage.cost,
        },
    }


def in_lines(why: Explanation) -> str:
    """Give it in lines."""
    lines = [f"Why: {why.outcome}, in the words of {why.model}"]
    if why.confidence is not None and why.threshold is not None:
        compared = "at least" if why.confidence >= why.threshold else "less than"
        lines.append(
            f"  that the documents answer: {why.confidence:.3f}, {compared} {why.threshold:.3f}"
        )
        lines += [f"    {name} {value:.3f}" for name, value in why.evidence.items()]
    lines.append("  first passages:")
    for each in why.passages:
        lines.append(f"    {each.rank} {each.score:.3f} {each.document} > {each.section}")
    if why.usage is not None:
        usage = why.usage
        cost = "" if usage.cost is None else f", cost {usage.cost:.4f}"
        lines.append(
            f"  asked the model: {usage.tokens_in} tokens in, {usage.tokens_out} out, "
            f"{usage.seconds:.1f} s{cost}"
        )
        for sentence in why.sentences:
            lines.append(
                f"    {sentence.ending}: {sentence.said} {list(sentence.cited)} "
                f"(coverage {sentence.coverage:.2f})"
            )
            lines += [f"      {fault.reason(why.language)}" for fault in sentence.faults]
            if sentence.ending in ("repaired", "replaced"):
                lines.append(f"      shown: {sentence.shown}")
    return "\n".join(lines)
