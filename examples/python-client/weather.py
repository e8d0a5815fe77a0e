"""A weather service that tells its lineage by hand: static events by the synchronous HTTP transport, runs by it and by the
asynchronous one, both with gzip, and a last few uncompressed. Run ids and event times are fixed, so it says the same each time.
"""

import os
import sys
from datetime import datetime, timedelta, timezone

from openlineage.client import OpenLineageClient
from openlineage.client import event_v2 as ol
from openlineage.client.facet_v2 import (
    base_subset_dataset,
    column_lineage_dataset,
    data_quality_metrics_input_dataset,
    dataset_type_dataset,
    dataset_version_dataset,
    datasource_dataset,
    documentation_dataset,
    documentation_job,
    error_message_run,
    execution_parameters_run,
    input_statistics_input_dataset,
    job_dependencies_run,
    job_type_job,
    lifecycle_state_change_dataset,
    nominal_time_run,
    output_statistics_output_dataset,
    ownership_dataset,
    ownership_job,
    parent_run,
    processing_engine_run,
    schema_dataset,
    source_code_location_job,
    sql_job,
    storage_dataset,
    symlinks_dataset,
    tags_dataset,
    tags_job,
    tags_run,
    test_run,
)
from openlineage.client.generated import lineage
from openlineage.client.transport.async_http import AsyncHttpConfig, AsyncHttpTransport
from openlineage.client.transport.http import ApiKeyTokenProvider, HttpCompression, HttpConfig, HttpTransport, TokenProvider
from openlineage.client.uuid import generate_static_uuid

PRODUCER = "https://weather.example/pipelines/tree/1.4.0"
ol.set_producer(PRODUCER)
JOBS = "weather"
LAKE = "s3://weather-lake"
WAREHOUSE = "postgres://db.weather.example:5432"
NIGHT = datetime(2026, 11, 20, 2, tzinfo=timezone.utc)


def at(seconds):
    return (NIGHT + timedelta(seconds=seconds)).isoformat()


def run_id(name, attempt=1):
    return str(generate_static_uuid(instant=NIGHT, data=f"{name} {attempt}".encode()))


def columns(*names, types=None):
    return schema_dataset.SchemaDatasetFacet(
        fields=[
            schema_dataset.SchemaDatasetFacetFields(name=name, type=(types or {}).get(name, "text")) for name in names
        ]
    )


def table(name):
    return {"namespace": WAREHOUSE, "name": f"weather.public.{name}"}


def source(dataset, field, kind="DIRECT", subtype="IDENTITY", masking=False):
    transformation = column_lineage_dataset.Transformation(type=kind, subtype=subtype, description="", masking=masking)
    return column_lineage_dataset.InputField(**dataset, field=field, transformations=[transformation])


def column_lineage(dataset=(), **fields):
    return column_lineage_dataset.ColumnLineageDatasetFacet(
        fields={name: column_lineage_dataset.Fields(inputFields=inputs) for name, inputs in fields.items()},
        dataset=list(dataset),
    )


def parent(name, namespace="cron"):
    return parent_run.ParentRunFacet(
        run=parent_run.Run(runId=run_id(name)),
        job=parent_run.Job(namespace=namespace, name=name),
        root=parent_run.Root(
            run=parent_run.RootRun(runId=run_id("nightly")), job=parent_run.RootJob(namespace="cron", name="nightly")
        ),
    )


def job(name, **facets):
    job_type = job_type_job.JobTypeJobFacet(processingType="BATCH", integration="PYTHON", jobType="SCRIPT")
    return ol.Job(namespace=JOBS, name=name, facets={"jobType": job_type, **facets})


def run_event(state, seconds, name, attempt=1, inputs=(), outputs=(), job_facets=None, **facets):
    return ol.RunEvent(
        eventType=state,
        eventTime=at(seconds),
        run=ol.Run(runId=run_id(name, attempt), facets=facets),
        job=job(name, **(job_facets or {})),
        inputs=list(inputs),
        outputs=list(outputs),
    )


READINGS_FILE = {"namespace": LAKE, "name": "readings/day=2026-11-19/part-00000.json"}
STATIONS, READINGS, DAILY = table("stations"), table("readings"), table("daily_means")
FORECAST, ALERTS, PUBLIC = table("forecast"), table("alerts"), table("public_stations")
NORTH, SOUTH, NORTH_MAP, SOUTH_MAP = table("north"), table("south"), table("north_map"), table("south_map")


def static_events():
    """What is so whether or not anything runs."""
    yield ol.DatasetEvent(
        eventTime=at(-3600),
        dataset=ol.StaticDataset(
            **STATIONS,
            facets={
                "schema": columns("station_id", "name", "keeper_email", "lat", "lon"),
                "documentation": documentation_dataset.DocumentationDatasetFacet(description="Where it is measured"),
                "ownership": ownership_dataset.OwnershipDatasetFacet(
                    owners=[ownership_dataset.Owner(name="team:observations", type="MAINTAINER")]
                ),
                "tags": tags_dataset.TagsDatasetFacet(
                    tags=[
                        tags_dataset.TagsDatasetFacetFields(key="pii", value="true", source="USER", field="keeper_email"),
                        tags_dataset.TagsDatasetFacetFields(key="tier", value="gold", source="USER"),
                    ]
                ),
                "datasetType": dataset_type_dataset.DatasetTypeDatasetFacet(datasetType="TABLE"),
                "dataSource": datasource_dataset.DatasourceDatasetFacet(name="weather", uri=WAREHOUSE),
            },
        ),
    )
    # A view: its lineage holds by itself, with a job that no one runs.
    yield ol.DatasetEvent(
        eventTime=at(-3590),
        dataset=ol.StaticDataset(
            **PUBLIC,
            facets={
                "datasetType": dataset_type_dataset.DatasetTypeDatasetFacet(datasetType="VIEW"),
                "columnLineage": column_lineage(
                    dataset=[source(STATIONS, "keeper_email", "INDIRECT", "FILTER")],
                    station_id=[source(STATIONS, "station_id")],
                    name=[source(STATIONS, "name")],
                    keeper=[source(STATIONS, "keeper_email", "DIRECT", "TRANSFORMATION", masking=True)],
                ),
            },
        ),
    )
    # A dataset's owner changes, its documentation is withdrawn.
    yield ol.DatasetEvent(
        eventTime=at(-3000),
        dataset=ol.StaticDataset(
            **STATIONS,
            facets={
                "documentation": documentation_dataset.DocumentationDatasetFacet(description="", deleted=True),
                "ownership": ownership_dataset.OwnershipDatasetFacet(
                    owners=[ownership_dataset.Owner(name="team:network", type="MAINTAINER")]
                ),
            },
        ),
    )
    # A job that is described only, and one whose lineage is declared.
    yield ol.JobEvent(
        eventTime=at(-2900),
        job=job(
            "ingest_readings",
            documentation=documentation_job.DocumentationJobFacet(description="Loads a day of readings"),
            ownership=ownership_job.OwnershipJobFacet(owners=[ownership_job.Owner(name="team:network", type="OWNER")]),
            tags=tags_job.TagsJobFacet(tags=[tags_job.TagsJobFacetFields(key="nightly", value="true", source="USER")]),
            sourceCodeLocation=source_code_location_job.SourceCodeLocationJobFacet(
                type="git", url="https://weather.example/pipelines/ingest_readings.py", branch="main"
            ),
        ),
    )
    yield ol.JobEvent(
        eventTime=at(-2890),
        job=job("publish_bulletin"),
        inputs=[ol.InputDataset(**FORECAST), ol.InputDataset(**ALERTS)],
        outputs=[ol.OutputDataset(namespace="https://bulletin.weather.example", name="today")],
    )
    # A split whose job tells which half goes where, before anything has run.
    yield ol.JobEvent(
        eventTime=at(-2880),
        job=job(
            "draw_maps",
            lineage=lineage.LineageJobFacet(
                entries=[
                    lineage.LineageDatasetEntry(
                        **NORTH_MAP, type="DATASET", inputs=[lineage.LineageDatasetInput(**NORTH, type="DATASET")]
                    ),
                    lineage.LineageDatasetEntry(
                        **SOUTH_MAP, type="DATASET", inputs=[lineage.LineageDatasetInput(**SOUTH, type="DATASET")]
                    ),
                ]
            ),
        ),
        inputs=[ol.InputDataset(**NORTH), ol.InputDataset(**SOUTH)],
        outputs=[ol.OutputDataset(**NORTH_MAP), ol.OutputDataset(**SOUTH_MAP)],
    )


def ingest():
    """Files to a table: statistics, a subset, an index table by another name, a RUNNING event."""
    inputs = [
        ol.InputDataset(
            **READINGS_FILE,
            inputFacets={
                "inputStatistics": input_statistics_input_dataset.InputStatisticsInputDatasetFacet(
                    rowCount=48, size=9216, fileCount=1
                ),
                "subset": base_subset_dataset.InputSubsetInputDatasetFacet(
                    inputCondition=base_subset_dataset.PartitionSubsetCondition(
                        partitions=[base_subset_dataset.Partition(dimensions={"day": "2026-11-19"})]
                    )
                ),
            },
            facets={"storage": storage_dataset.StorageDatasetFacet(storageLayer="s3", fileFormat="json")},
        )
    ]
    outputs = [
        ol.OutputDataset(
            **READINGS,
            facets={
                "schema": columns("station_id", "measured_at", "celsius", types={"celsius": "numeric"}),
                "version": dataset_version_dataset.DatasetVersionDatasetFacet(datasetVersion="17"),
                "symlinks": symlinks_dataset.SymlinksDatasetFacet(
                    identifiers=[
                        symlinks_dataset.Identifier(namespace="catalog://weather", name="observations.readings", type="TABLE")
                    ]
                ),
            },
            outputFacets={
                "outputStatistics": output_statistics_output_dataset.OutputStatisticsOutputDatasetFacet(
                    rowCount=48, size=4096
                )
            },
        )
    ]
    about = {
        "parent": parent("nightly"),
        "nominalTime": nominal_time_run.NominalTimeRunFacet(
            nominalStartTime="2026-11-19T00:00:00Z", nominalEndTime="2026-11-20T00:00:00Z"
        ),
        "processing_engine": processing_engine_run.ProcessingEngineRunFacet(name="Python", version="3.11.2"),
    }
    yield run_event(ol.RunState.START, 0, "ingest_readings", **about)
    yield run_event(ol.RunState.RUNNING, 70, "ingest_readings", inputs=inputs)
    yield run_event(ol.RunState.COMPLETE, 130, "ingest_readings", inputs=inputs, outputs=outputs)


def daily_means():
    """Columns, dependencies, measured quality, tests and parameters."""
    query = (
        "INSERT INTO daily_means SELECT r.station_id, s.name, avg(r.celsius) FROM readings r "
        "JOIN stations s USING (station_id) GROUP BY 1, 2"
    )
    metrics = data_quality_metrics_input_dataset.DataQualityMetricsInputDatasetFacet(
        columnMetrics={"celsius": data_quality_metrics_input_dataset.ColumnMetrics(nullCount=0, min=-4.5, max=11.0)},
        rowCount=48,
    )
    inputs = [
        ol.InputDataset(**READINGS, inputFacets={"dataQualityMetrics": metrics}),
        ol.InputDataset(**STATIONS),
    ]
    joined = [
        source(READINGS, "station_id", "INDIRECT", "JOIN"),
        source(STATIONS, "station_id", "INDIRECT", "JOIN"),
    ]
    outputs = [
        ol.OutputDataset(
            **DAILY,
            facets={
                "schema": columns("station_id", "name", "celsius", types={"celsius": "numeric"}),
                "columnLineage": column_lineage(
                    dataset=joined,
                    station_id=[source(READINGS, "station_id")],
                    name=[source(STATIONS, "name")],
                    celsius=[source(READINGS, "celsius", "DIRECT", "AGGREGATION")],
                ),
            },
        )
    ]
    depends = job_dependencies_run.JobDependenciesRunFacet(
        upstream=[
            job_dependencies_run.JobDependency(
                job=job_dependencies_run.JobIdentifier(namespace=JOBS, name="ingest_readings"),
                run=job_dependencies_run.RunIdentifier(runId=run_id("ingest_readings")),
                dependency_type="DIRECT_INVOCATION",
                sequence_trigger_rule="FINISH_TO_START",
                status_trigger_rule="EXECUTE_ON_SUCCESS",
            )
        ],
        downstream=[
            job_dependencies_run.JobDependency(job=job_dependencies_run.JobIdentifier(namespace=JOBS, name="forecast"))
        ],
    )
    sql = {"sql": sql_job.SQLJobFacet(query=query, dialect="postgres")}
    yield run_event(
        ol.RunState.START, 140, "daily_means", inputs=inputs, job_facets=sql, parent=parent("nightly"), jobDependencies=depends
    )
    yield run_event(
        ol.RunState.COMPLETE,
        150,
        "daily_means",
        inputs=inputs,
        outputs=outputs,
        job_facets=sql,
        test=test_run.TestRunFacet(tests=[test_run.TestExecution(name="no_gaps", status="pass", type="not_null")]),
        executionParameters=execution_parameters_run.ExecutionParametersRunFacet(
            parameters=[execution_parameters_run.ExecutionParameter(key="window", value="1d")]
        ),
        tags=tags_run.TagsRunFacet(tags=[tags_run.TagsRunFacetFields(key="rerun", value="false", source="USER")]),
    )


def forecast():
    """A run that fails with full lineage of what it never wrote, then one that is well; and one that is stopped."""
    model = {"namespace": LAKE, "name": "models/broken"}
    outputs = [ol.OutputDataset(**FORECAST), ol.OutputDataset(**ALERTS)]
    yield run_event(ol.RunState.START, 160, "forecast", inputs=[ol.InputDataset(**DAILY), ol.InputDataset(**model)])
    yield run_event(
        ol.RunState.FAIL,
        161,
        "forecast",
        outputs=outputs,
        errorMessage=error_message_run.ErrorMessageRunFacet(
            message="the model does not converge", programmingLanguage="python", stackTrace="weather.py, line 7"
        ),
    )
    # All in the last event.
    stated = lineage.LineageJobFacet(
        entries=[
            lineage.LineageDatasetEntry(
                **FORECAST,
                type="DATASET",
                inputs=[lineage.LineageDatasetInput(**DAILY, type="DATASET")],
                fields={
                    "celsius": lineage.LineageFieldEntry(
                        inputs=[
                            lineage.LineageDatasetInput(
                                **DAILY,
                                type="DATASET",
                                field="celsius",
                                transformations=[lineage.LineageTransformation(type="DIRECT", subtype="TRANSFORMATION")],
                            )
                        ]
                    )
                },
            ),
            lineage.LineageDatasetEntry(
                **ALERTS, type="DATASET", inputs=[lineage.LineageDatasetInput(**FORECAST, type="DATASET")]
            ),
        ]
    )
    yield run_event(
        ol.RunState.COMPLETE,
        171,
        "forecast",
        attempt=2,
        inputs=[ol.InputDataset(**DAILY), ol.InputDataset(**FORECAST)],
        outputs=outputs,
        job_facets={"lineage": stated},
    )
    yield run_event(ol.RunState.START, 180, "backfill", inputs=[ol.InputDataset(**READINGS)])
    yield run_event(ol.RunState.ABORT, 181, "backfill", outputs=[ol.OutputDataset(**table("history"))])


def upkeep():
    """A rename and a drop; a run that never ends."""
    renamed = lifecycle_state_change_dataset.LifecycleStateChangeDatasetFacet(
        lifecycleStateChange=lifecycle_state_change_dataset.LifecycleStateChange.RENAME,
        previousIdentifier=lifecycle_state_change_dataset.PreviousIdentifier(**table("outlook_new")),
    )
    dropped = lifecycle_state_change_dataset.LifecycleStateChangeDatasetFacet(
        lifecycleStateChange=lifecycle_state_change_dataset.LifecycleStateChange.DROP
    )
    yield run_event(
        ol.RunState.COMPLETE,
        190,
        "upkeep",
        outputs=[ol.OutputDataset(**table("outlook"), facets={"lifecycleStateChange": renamed})],
    )
    yield run_event(
        ol.RunState.COMPLETE,
        200,
        "sweep",
        outputs=[ol.OutputDataset(**table("scratch"), facets={"lifecycleStateChange": dropped})],
    )
    yield run_event(ol.RunState.START, 210, "watch", inputs=[ol.InputDataset(**ALERTS)])


def main():
    # A transport that is made by hand takes nothing from the environment.
    url, key, gzip = os.environ["OPENLINEAGE_URL"], os.environ.get("OPENLINEAGE_API_KEY"), HttpCompression.GZIP
    auth = ApiKeyTokenProvider({"apiKey": key}) if key else TokenProvider({})
    sync = OpenLineageClient(transport=HttpTransport(HttpConfig(url=url, auth=auth, compression=gzip)))
    for event in [*static_events(), *ingest()]:
        sync.emit(event)
    sync.close()

    transport = AsyncHttpTransport(AsyncHttpConfig(url=url, auth=auth, compression=gzip, max_concurrent_requests=1))
    asynchronous = OpenLineageClient(transport=transport)
    for event in [*daily_means(), *forecast()]:
        asynchronous.emit(event)
    if not transport.wait_for_completion(timeout=30) or transport.get_stats()["failed"]:
        sys.exit(f"not all events were taken: {transport.get_stats()}")
    asynchronous.close()

    # One that is not: OPENLINEAGE_URL and OPENLINEAGE_API_KEY say where to and by which key.
    client = OpenLineageClient()
    for event in upkeep():
        client.emit(event)
    client.close()


main()
