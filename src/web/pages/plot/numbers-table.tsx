import type { ReactNode } from 'react'

interface Props {
  readonly title: string
  readonly heads: readonly string[]
  readonly rows: readonly (readonly ReactNode[])[]
}

/** The data of a plot as a collapsible table. */
export function NumbersTable({ title, heads, rows }: Props) {
  return (
    <details className="numbers-table">
      <summary>{title}</summary>
      <div className="table-scroll numbers-scroll" tabIndex={0} role="region" aria-label={title}>
        <table className="data">
          <thead>
            <tr>
              {heads.map((head, at) => (
                <th key={head} scope="col" className={at === 0 ? undefined : 'number'}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, at) => (
              <tr key={at}>
                {row.map((value, column) => (
                  <td key={column} className={column === 0 ? undefined : 'number'}>
                    {value}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  )
}
