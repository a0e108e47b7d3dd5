"""Getting an answer while its client waits, and only as long as it does."""

import anyio
from starlette.requests import Request

from itugraph.graph.limited import GivenUpError, Reply, Task, Ticket
from itugraph.web.answering import answering_of


async def answer_while_waited_for(request: Request, task: Task) -> Reply:
    """The answer to a task; the body of the request must have been read.

    Raises what `Answering.answer` raises, and `GivenUpError` when the client has gone, whose query is then ended.
    """
    ticket = Ticket()
    outcome: Reply | Exception = GivenUpError("The client has gone.")

    async def watch() -> None:
        try:
            while (await request.receive())["type"] != "http.disconnect":
                pass
        finally:
            ticket.give_up()

    async with anyio.create_task_group() as group:
        group.start_soon(watch)
        try:
            outcome = await anyio.to_thread.run_sync(
                answering_of(request).answer, task, ticket, limiter=request.app.state.threads
            )
        except Exception as error:
            outcome = error
        group.cancel_scope.cancel()
    if isinstance(outcome, Exception):
        raise outcome
    return outcome
