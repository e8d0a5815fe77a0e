import { embeddedStores } from '../embedded-stores.ts'
import { describeGroundTruth } from './describe-ground-truth.ts'

describeGroundTruth('embedded', embeddedStores('ground-truth'))
