/** `npm run client:generate`: writes the types of the client from the OpenAPI document. */
import { writeFile } from 'node:fs/promises'
import { clientTypes, TYPES_FILE } from './client-types.ts'

await writeFile(TYPES_FILE, await clientTypes())
