import { embeddedStores } from '../embedded-stores.ts'
import { describeQuirks } from './describe-quirks.ts'

describeQuirks('embedded', embeddedStores('quirks'))
