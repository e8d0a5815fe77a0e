import type { TreeStep } from '../../../http/shapes/browse.ts'
import { bytesText, countText } from '../../ui/quantity.ts'

type Access = TreeStep['reads'][number]

/** Amount and kind of an access; undefined if nothing was reported. */
export function accessText({
  types = [],
  numRows,
  numBytes,
  numFiles,
  version,
  implied,
}: Access): string | undefined {
  const parts = [
    types.join(', '),
    numRows === undefined ? '' : `${countText(numRows)} rows`,
    numBytes === undefined ? '' : bytesText(numBytes),
    numFiles === undefined ? '' : `${countText(numFiles)} files`,
    version === undefined ? '' : `version ${version}`,
    implied === true ? 'implied' : '',
  ].filter((text) => text !== '')
  return parts.length === 0 ? undefined : parts.join(' · ')
}
