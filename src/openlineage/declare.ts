import type { Declaration } from '../domain/aggregate.ts'
import { idOf } from '../domain/ids.ts'
import { canonicalJson } from '../lib/canonical-json.ts'
import type { Json } from '../lib/json.ts'

/** A static declaration with its ids: of the subject (kind, namespace, name, producer), and of subject, time and content. */
export function declare(
  subject: { readonly namespace: string; readonly name: string },
  said: Omit<Declaration, 'kind' | 'id' | 'subject'>,
): Declaration {
  const subjectId = idOf('Subject', said.subjectKind, subject.namespace, subject.name, said.producer)
  const { jobFacets, inputs, outputs } = said
  const content = canonicalJson({ jobFacets, inputs, outputs } as unknown as Json)
  return {
    kind: 'declaration',
    id: idOf('Declaration', subjectId, said.at, content),
    subject: subjectId,
    ...said,
  }
}
