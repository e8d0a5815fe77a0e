export { eventJsonSchema } from '../openlineage/event-json-schema.ts'
