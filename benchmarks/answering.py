"""How long a cold question takes and how much memory, and retrieval within one process.

python benchmarks/answering.py
"""

import resource
import subprocess
import sys
import time
from pathlib import Path

import numpy as np

from assistant.assistant import Assistant
from corpus.question_sets.load import load_questions
from ingest.settings import load_settings


def main() -> None:
    """Measure and print."""
    command = [sys.executable, "-m", "cli", "ask", "What is the profits tax rate?", "--json"]
    seconds = []
    for _ in range(3):
        started = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        seconds.append(time.perf_counter() - started)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    assistant = Assistant.open(load_settings())
    questions = [
        question.question
        for file in sorted(Path("corpus/testsets").glob("*.jsonl"))
        for question in load_questions(file)
    ]
    timings = [assistant.ask(question).timings_ms for question in questions]
    retrieve = np.percentile([each["retrieve"] for each in timings], [50, 95])
    total = np.percentile([each["total"] for each in timings], [50, 95])
    sys.stdout.write(
        f"cold `harbour ask`: {min(seconds):.2f} to {max(seconds):.2f} s, {peak:.0f} MB\n"
        f"retrieval, {len(questions)} questions: "
        f"p50 {retrieve[0]:.0f} ms, p95 {retrieve[1]:.0f} ms\n"
        f"whole answer: p50 {total[0]:.0f} ms, p95 {total[1]:.0f} ms\n"
    )


if __name__ == "__main__":
    main()
