import type { Declaration } from '../domain/aggregate.ts'
import { idOf } from '../domain/ids.ts'
import { canonicalJson } from '../lib/canonical-json.ts'
import type { Json } from '../lib/json.ts'
import { producerWithoutVersion } from './producer-without-version.ts'

/**
 * A static declaration with its ids: of the subject (kind, namespace, name, producer), and of subject, time and content. The
 * subject's producer is without the version that producers put into their URL: what a client declares after an upgrade
 * ends what it declared before.
 */
export function createDeclaration(
  subject: { readonly namespace: string; readonly name: string },
  said: Omit<Declaration, 'kind' | 'id' | 'subject'>,
): Declaration {
  const subjectId = idOf(
    'Subject',
    said.subjectKind,
    subject.namespace,
    subject.name,
    producerWithoutVersion(said.producer),
  )
  const { producer, jobFacets, inputs, outputs } = said
  const content = canonicalJson({ producer, jobFacets, inputs, outputs } as unknown as Json)
  return {
    kind: 'declaration',
    id: idOf('Declaration', subjectId, said.at, content),
    subject: subjectId,
    ...said,
  }
}
