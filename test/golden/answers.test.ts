import { embeddedStores } from '../embedded-stores.ts'
import { describeGoldenAnswers } from './describe-golden.ts'

describeGoldenAnswers('embedded', embeddedStores('golden'))
