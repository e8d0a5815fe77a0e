export { withoutSecrets } from '../../lib/redact/without-secrets.ts'
