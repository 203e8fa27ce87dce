"""Harbour's retrieval for others' chains: a langchain-core retriever with citations."""

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict

from assistant.assistant import Assistant
from assistant.rank import place_record


class HarbourRetriever(BaseRetriever):
    """Gives the best `k` passages as documents whose metadata says where they stand."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    assistant: Assistant
    k: int = 5

    def _get_relevant_documents(
        self, query: str, *, run_manager: CallbackManagerForRetrieverRun
    ) -> list[Document]:
        documents: list[Document] = []
        found = self.assistant.search(query)
        for each in self.assistant.evidence(found)[: self.k]:
            passage = each.passage
            record = self.assistant.index.documents[passage.document]
            metadata = place_record(passage, record) | {
                "url": record.sources[0].url if record.sources else "",
                "score": each.score,
            }
            documents.append(Document(id=passage.id, page_content=passage.text, metadata=metadata))
        return documents
