"""Sends the start and the end of one run, to the server that OPENLINEAGE_URL names."""

from datetime import datetime, timezone

from openlineage.client import OpenLineageClient
from openlineage.client.event_v2 import InputDataset, Job, OutputDataset, Run, RunEvent, RunState, set_producer
from openlineage.client.uuid import generate_new_uuid

set_producer("https://github.com/example/pipelines")
client = OpenLineageClient()

run = Run(runId=str(generate_new_uuid()))
job = Job(namespace="nightly", name="load_orders")
inputs = [InputDataset(namespace="s3://lake", name="raw/orders")]
outputs = [OutputDataset(namespace="postgres://db:5432", name="shop.public.orders")]


def report(state):
    now = datetime.now(timezone.utc).isoformat()
    client.emit(RunEvent(eventTime=now, run=run, job=job, eventType=state, inputs=inputs, outputs=outputs))


report(RunState.START)
# The work itself: read raw/orders, write shop.public.orders.
report(RunState.COMPLETE)
client.close()
