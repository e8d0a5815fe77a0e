import type { NodeRow } from '../../domain/graph-rows.ts'
import type { Permit } from '../access/permit.ts'
import { NotAllowed } from './edit-errors.ts'

/** The namespaces of datasets or jobs. */
export const namespacesOf = (rows: readonly NodeRow[]): readonly string[] =>
  rows.map(({ props }) => props['namespace'] as string)

/** @throws NotAllowed if the caller may not name one of these namespaces */
export function assertPermitted(permit: Permit | undefined, namespaces: readonly string[]): void {
  const reason = permit?.refusesNames(namespaces)
  if (reason !== undefined) throw new NotAllowed(reason)
}
