/** The text that `curl` gets at the root. */
export const welcome = (version: string): string => `Tributary ${version}: data lineage

POST /api/v1/lineage         one OpenLineage event
POST /api/v1/lineage/batch   many, as a JSON array or NDJSON
POST /api/v1/query           a query as text/plain or JSON; Accept chooses the format of the answer
POST /api/v1/explain         the plan of a query
GET  /healthz, /readyz       whether the process runs, whether it can answer

curl -s URL/api/v1/query -H 'Content-Type: text/plain' -H 'Accept: text/plain' -d 'datasets limit 10'
`
