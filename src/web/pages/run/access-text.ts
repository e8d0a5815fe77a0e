import type { TreeStep } from '../../../http/shapes/browse.ts'
import { bytesText, countText } from '../../ui/quantity.ts'

type Access = TreeStep['reads'][number]

/** How much was read or written and how, in words; undefined where nobody told. */
export function accessText({
  types = [],
  numRows,
  numBytes,
  numFiles,
  version,
  implied,
}: Access): string | undefined {
  const told = [
    types.join(', '),
    numRows === undefined ? '' : `${countText(numRows)} rows`,
    numBytes === undefined ? '' : bytesText(numBytes),
    numFiles === undefined ? '' : `${countText(numFiles)} files`,
    version === undefined ? '' : `version ${version}`,
    implied === true ? 'implied' : '',
  ].filter((text) => text !== '')
  return told.length === 0 ? undefined : told.join(' · ')
}
