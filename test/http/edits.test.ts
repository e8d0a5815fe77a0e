import { embeddedStores } from '../embedded-stores.ts'
import { describeDeletingOfRunParts } from './describe-deleting-of-run-parts.ts'
import { describeDeleting } from './describe-deleting.ts'
import { describeEditing } from './describe-editing.ts'

const open = embeddedStores('edits')
describeEditing('embedded', open)
describeDeleting('embedded', open)
describeDeletingOfRunParts('embedded', open)
