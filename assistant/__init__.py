"""Index -> answers: retrieval, extraction, citation, refusal, evaluation."""
