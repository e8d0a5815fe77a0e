import { embeddedStores } from '../embedded-stores.ts'
import { describeBrowsingOverHttp } from './describe-browsing.ts'

describeBrowsingOverHttp('embedded', embeddedStores('browse'))
