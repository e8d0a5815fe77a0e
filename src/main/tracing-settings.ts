import { validateHeaderName, validateHeaderValue } from 'node:http'
import { InvalidSettings } from '../cli/settings/invalid-settings.ts'
import { userInUrl } from '../cli/settings/user-in-url.ts'

type Env = Readonly<Record<string, string | undefined>>

const ENDPOINTS = ['OTEL_EXPORTER_OTLP_TRACES_ENDPOINT', 'OTEL_EXPORTER_OTLP_ENDPOINT'] as const
const HEADERS = ['OTEL_EXPORTER_OTLP_TRACES_HEADERS', 'OTEL_EXPORTER_OTLP_HEADERS'] as const

const TO_HEADERS = ', and send them in OTEL_EXPORTER_OTLP_HEADERS. Write an `@` of a path as %40.'

/**
 * Returns whether the variables of OpenTelemetry name a collector.
 * @throws InvalidSettings if they name one that messages would show with its password, or headers that cannot be sent. The first
 * export would fail with an error outside every request. Does not show the values, because they may be secrets.
 */
export function isTracingConfigured(env: Env): boolean {
  const endpoints = ENDPOINTS.filter((name) => env[name])
  if (endpoints.length === 0) return false
  const mistakes = [
    ...endpoints.flatMap((name) => userInUrl(name, env[name], TO_HEADERS) ?? []),
    ...HEADERS.filter((name) => env[name]?.split(',').some((pair) => !isHeader(pair))).map(
      (name) =>
        `${name} has a header that cannot be sent. Write \`name=value,name=value\`; ` +
        'a value has printable ASCII characters, and % followed by two digits for other ones.',
    ),
  ]
  if (mistakes.length > 0) throw new InvalidSettings(mistakes)
  return true
}

/** Whether `name=value`, percent-encoded, is a header of HTTP. An empty part counts as not set. */
function isHeader(pair: string): boolean {
  if (pair.trim() === '') return true
  const at = pair.indexOf('=')
  if (at < 1) return false
  try {
    validateHeaderName(decodeURIComponent(pair.slice(0, at).trim()))
    validateHeaderValue('value', decodeURIComponent(pair.slice(at + 1).trim()))
    return true
  } catch {
    return false
  }
}
