/** What a browser or curl sees at the root. */
export const welcome = (version: string): string => `Tributary ${version}: data lineage

POST /api/v1/lineage         one OpenLineage event
POST /api/v1/lineage/batch   many, as a JSON array or NDJSON
POST /api/v1/query           a question as text/plain or JSON; Accept chooses the form of the answer
POST /api/v1/explain         how a question would be answered
GET  /healthz, /readyz       whether the process lives, whether it can answer

curl -s URL/api/v1/query -H 'Content-Type: text/plain' -H 'Accept: text/plain' -d 'datasets limit 10'
`
