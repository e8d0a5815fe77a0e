import { embeddedStores } from '../embedded-stores.ts'
import { describeBadInput } from './describe-bad-input.ts'

describeBadInput('embedded', embeddedStores('bad-input'))
