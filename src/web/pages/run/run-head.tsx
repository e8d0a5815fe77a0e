import { Link } from 'react-router'
import type { Detail } from '../../../http/shapes/browse-types.ts'
import { CopyButton } from '../../ui/copy-button.tsx'
import { StatusMark } from '../../ui/status-mark.tsx'
import { EntityLink } from '../../ui/entity-link.tsx'
import { durationText, TimeText } from '../../ui/time-text.tsx'
import { runName } from '../list/run-columns.tsx'
import { Facts } from '../entity/facts.tsx'
import { EntityHead } from '../entity/entity-head.tsx'
import { failureOf } from './failure-of.ts'
import { webAddress } from './web-address.ts'

/** The header of a run page. */
export function RunHead({ run }: { readonly run: Detail<'run'> }) {
  const { id, job, status, startedAt, endedAt, durationMs, runner, user, parents = [], externalId } = run
  const failure = failureOf(run)
  return (
    <>
      <EntityHead kind="run" name={runName(run)} namespace={id}>
        <CopyButton text={id} label="Copy ID" />
        {job === undefined ? null : (
          <Link className="button" to={`/runs?job=${job.id}`}>
            Runs of this job
          </Link>
        )}
      </EntityHead>
      {failure === undefined ? null : (
        <section className="problem run-error" aria-label="Error">
          <strong>{status === 'killed' ? 'Run killed' : 'Run failed'}</strong>
          <pre tabIndex={0}>{failure}</pre>
        </section>
      )}
      <div className="card">
        <Facts
          facts={[
            ['Status', <StatusMark status={status} />],
            ['Job', job === undefined ? undefined : <EntityLink kind="job" {...job} />],
            ['Description', run.description],
            ['Started', <TimeText at={startedAt} />],
            ['Ended', endedAt === undefined ? undefined : <TimeText at={endedAt} />],
            ['Duration', durationMs === undefined ? undefined : durationText(durationMs)],
            ['End reason', run.endedReason === failure ? undefined : run.endedReason],
            ['Attempt', run.attempt === undefined ? undefined : String(run.attempt)],
            [
              'Data interval',
              run.nominalStart === undefined ? undefined : (
                <>
                  <TimeText at={run.nominalStart} />
                  {run.nominalEnd === undefined ? null : (
                    <>
                      {' '}
                      to <TimeText at={run.nominalEnd} />
                    </>
                  )}
                </>
              ),
            ],
            ['Log', run.logUrl === undefined ? undefined : <LogLink url={run.logUrl} />],
            [
              'Ran on',
              runner === undefined
                ? undefined
                : [runner.type, runner.version, runner.location?.name].filter(Boolean).join(' '),
            ],
            ['Started by', user?.name],
            ['External run ID', externalId],
            ['Reported by', run.producer],
            [
              'Part of',
              parents.length === 0 ? undefined : (
                <ul className="versions">
                  {parents.map((parent) => (
                    <li key={parent.id}>
                      <EntityLink kind="run" id={parent.id} name={runName(parent)} />
                    </li>
                  ))}
                </ul>
              ),
            ],
            ['Last event', run.lastEventAt === undefined ? undefined : <TimeText at={run.lastEventAt} />],
          ]}
        />
      </div>
    </>
  )
}

/** A link to a log. Text that is not a web URL stays text. */
function LogLink({ url }: { readonly url: string }) {
  const to = webAddress(url)
  if (to === undefined) return <bdi className="mono">{url}</bdi>
  return (
    <a href={to} rel="noreferrer noopener" target="_blank">
      <bdi>{url}</bdi>
    </a>
  )
}
