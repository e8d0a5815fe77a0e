import { embeddedStores } from '../embedded-stores.ts'
import { describeStore } from './describe-store.ts'

describeStore('embedded', embeddedStores('conformance'))
