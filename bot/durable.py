"""Durable work: what was submitted is finished through crashes and restarts.

DBOS Transact keeps a row for each piece of work in SQL. This module is the only one that imports
it, and hides what it brings along: a process-wide singleton, its logger, its thread pool.

DBOS knows work by ids alone: the name of a task, a key, a lane. What a person wrote stands in our
own tables, where it can be deleted; DBOS would keep arguments, results and exceptions.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any, TypeVar

from dbos import DBOS, DBOSClient, DBOSConfig, DBOSPortableJSONSerializer
from sqlalchemy import Engine

Work = Callable[[str], Awaitable[None]]
T = TypeVar("T")

APPLICATION = "article-bot"
VERSION = "1"
"""DBOS resumes only work of its own version: raise it when a key comes to mean something else."""

LAST_PLACE = 2**31 - 1
POLLING = 0.1
"""Seconds a job may wait for an idle worker; 0.1 costs 5 % of a core at rest, as measured."""
PAUSES = (1.0, 2.0, 4.0, 8.0, 16.0)
"""Seconds between the tries of a job that raises."""
TIDYING_UP = 1.0
"""Seconds that a job gets to end once it is cut short."""
PRUNED_AT_ONCE = 500

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Job:
    """One piece of work; `key` names it once and for all.

    Jobs of one `lane` run one at a time, lowest `place` (1 to `LAST_PLACE`) first; lanes run side
    by side. Key and lane are kept for days: ids only, never what somebody wrote.
    """

    key: str
    lane: str
    place: int


@dataclass(frozen=True, slots=True)
class _Task:
    name: str
    work: Work
    workers: int


class Durable:
    """The durable engine: `register` tasks, `start`, `submit` jobs, `stop`.

    A job runs at least once; a crash repeats the one that was running, so work must be safe to
    repeat with the same key. A job that raises is tried again some times, then it ends; exceptions
    are logged by their type. Only one instance at a time can run in a process, because DBOS is a
    singleton.
    """

    def __init__(
        self,
        engine: Engine,
        *,
        executor: str = "local",
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        """Remember how to start; contact nothing.

        `engine` is of SQLite or Postgres. On SQLite give it a file of its own: DBOS writes many
        small rows, and a long write of somebody else would hold up all of them. `executor` names
        this process among those that share a database: it resumes what the executor of the same
        name left.
        """
        self._engine = engine
        self._executor = executor
        self._sleep = sleep
        self._tasks: dict[str, _Task] = {}
        self._running: set[asyncio.Task[Any]] = set()
        self._pool: ThreadPoolExecutor | None = None
        self._client: DBOSClient | None = None
        self._stopping = False

    def register(self, name: str, work: Work, *, workers: int = 32) -> None:
        """Make a task known before the start; at most `workers` of its jobs run at a time here."""
        if len(name) < 3:
            raise ValueError(f"DBOS wants names of three characters or more: {name!r}")
        self._tasks[name] = _Task(name, work, workers)

    async def start(self) -> None:
        """Make the tables if need be, and resume what was left undone.

        Raises:
            sqlalchemy.exc.OperationalError: the database cannot be reached.
        """
        self._stopping = False
        self._pool = ThreadPoolExecutor(2, thread_name_prefix="durable")
        self._client = await self._in_thread(self._prepare)
        self._launch()

    def _prepare(self) -> DBOSClient:
        """Make tables and queues first: a queue that is made later waits a second to be seen."""
        _log_like_the_rest()
        self._engine.connect().close()  # fails early, where DBOS itself would try for ever
        url = self._engine.url.render_as_string(hide_password=False)
        DBOS.migrate(url)
        client = DBOSClient(
            system_database_engine=self._engine,
            serializer=DBOSPortableJSONSerializer(),
            application_name=APPLICATION,
        )
        for task in self._tasks.values():
            client.register_queue(
                task.name,
                worker_concurrency=task.workers,
                partition_concurrency=1,
                polling_interval_sec=POLLING,
            )
        return client

    def _launch(self) -> None:
        """Start DBOS in the event loop's thread: that loop is where work will then run."""
        config: DBOSConfig = {
            "name": APPLICATION,
            "system_database_engine": self._engine,
            "application_version": VERSION,
            "executor_id": self._executor,
            "log_level": "ERROR",
            "enable_otlp": False,
            "max_executor_threads": 32,
            "notification_listener_polling_interval_sec": 0.2,
            "serializer": DBOSPortableJSONSerializer(),  # the default unpickles what is in SQL
        }
        DBOS(config=config)
        _log_like_the_rest()
        for task in self._tasks.values():
            DBOS.workflow(name=task.name, max_recovery_attempts=None)(self._workflow(task))
        DBOS.launch()

    def _workflow(self, task: _Task) -> Callable[[str], Awaitable[None]]:
        async def workflow(key: str) -> None:
            current = asyncio.current_task()
            if self._stopping or current is None:
                raise asyncio.CancelledError  # nothing is recorded: the next start runs it
            self._running.add(current)
            try:
                await self._try(task, key)
            finally:
                self._running.discard(current)

        return workflow

    async def _try(self, task: _Task, key: str) -> None:
        for pause in (*PAUSES, None):
            try:
                await task.work(key)
            except Exception as error:  # noqa: BLE001 - DBOS would keep and log its text
                name = type(error).__name__
                _log.error("job failed task=%s key=%s error=%s", task.name, key, name)
            else:
                return
            if pause is not None:
                await self._sleep(pause)

    async def submit(self, task: str, jobs: Iterable[Job]) -> None:
        """Write the jobs down, all or none; a key that was submitted before changes nothing."""
        await self._in_thread(partial(self._enqueue, task, list(jobs)))

    def _enqueue(self, task: str, jobs: list[Job]) -> None:
        client = self._open_client()
        with self._engine.begin() as connection:
            for job in jobs:
                client.enqueue_in_transaction(
                    connection,
                    {
                        "workflow_name": task,
                        "queue_name": task,
                        "workflow_id": f"{task}:{job.key}",
                        "queue_partition_key": job.lane,
                        "priority": job.place,
                        "app_version": VERSION,
                    },
                    job.key,
                )

    async def stop(self, *, patience: float = 10.0) -> None:
        """Begin nothing new and give what runs `patience` seconds; the next start does the rest.

        What is cut short then may still tidy up, within a second: nothing runs when this returns.
        """
        self._stopping = True
        if self._running:
            await asyncio.wait(self._running, timeout=patience)
        if cut_short := list(self._running):
            for task in cut_short:
                task.cancel()
            await asyncio.wait(cut_short, timeout=TIDYING_UP)
        if self._pool is not None:
            await self._in_thread(self._destroy)
            self._pool.shutdown()
            self._pool = None
            self._engine.dispose()

    def _destroy(self) -> None:
        if self._client is not None:
            self._client.destroy()
            self._client = None
        DBOS.destroy(destroy_registry=True)

    async def prune(self, before: datetime) -> None:
        """Forget finished jobs that were submitted before a time; they could then run again."""
        while await self._in_thread(partial(self._prune, before)) == PRUNED_AT_ONCE:
            pass

    def _prune(self, before: datetime) -> int:
        client = self._open_client()
        old = client.list_workflows(
            status=["SUCCESS", "ERROR", "CANCELLED"],
            end_time=before.isoformat(),
            limit=PRUNED_AT_ONCE,
            load_input=False,
            load_output=False,
        )
        client.delete_workflows([job.workflow_id for job in old])
        return len(old)

    def _open_client(self) -> DBOSClient:
        if self._client is None:
            raise RuntimeError("the durable engine is not running")
        return self._client

    async def _in_thread(self, call: Callable[[], T]) -> T:
        """Run a blocking call in threads of our own.

        DBOS's own async methods would put their executor in the place of the event loop's.
        """
        if self._pool is None:
            raise RuntimeError("the durable engine is not running")
        return await asyncio.get_running_loop().run_in_executor(self._pool, call)


def _log_like_the_rest() -> None:
    """DBOS prints through a handler of its own, past the redaction of ours, and much of it."""
    logger = logging.getLogger("dbos")
    logger.handlers.clear()
    logger.propagate = True
    logger.setLevel(logging.ERROR)
