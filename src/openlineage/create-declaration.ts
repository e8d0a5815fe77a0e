import type { Declaration } from '../domain/aggregate.ts'
import { idOf } from '../domain/ids.ts'
import { canonicalJson } from '../lib/canonical-json.ts'
import type { Json } from '../lib/json.ts'
import { producerWithoutVersion } from './producer-without-version.ts'

/**
 * Creates a declaration (lineage without a run) with two ids. `subject` is the id of kind, namespace, name and producer. `id`
 * also depends on time and content. The producer in `subject` has no version, so that a client's declaration replaces the one
 * that it sent before an upgrade.
 */
export function createDeclaration(
  subject: { readonly namespace: string; readonly name: string },
  content: Omit<Declaration, 'kind' | 'id' | 'subject'>,
): Declaration {
  const subjectId = idOf(
    'Subject',
    content.subjectKind,
    subject.namespace,
    subject.name,
    producerWithoutVersion(content.producer),
  )
  const { producer, jobFacets, inputs, outputs } = content
  const contentJson = canonicalJson({ producer, jobFacets, inputs, outputs } as unknown as Json)
  return {
    kind: 'declaration',
    id: idOf('Declaration', subjectId, content.at, contentJson),
    subject: subjectId,
    ...content,
  }
}
