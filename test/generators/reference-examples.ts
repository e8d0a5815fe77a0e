import { readFileSync } from 'node:fs'

const reference = readFileSync(new URL('../../grammar/README.md', import.meta.url), 'utf8')

/** Every query in the reference of the language. */
export const examples: readonly string[] = [...reference.matchAll(/^```lineage\n([\s\S]*?)^```$/gmu)].flatMap(
  (block) => block[1]!.trim().split('\n'),
)
