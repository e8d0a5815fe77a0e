export { withoutSecrets } from '../../lib/redact/without-credentials.ts'
