import { embeddedStores } from '../embedded-stores.ts'
import { describeKeys } from './describe-keys.ts'

describeKeys('embedded', embeddedStores('keys'))
