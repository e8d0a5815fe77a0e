/** An example question, and the query that answers it. */
export interface DemoQuestion {
  readonly who: string
  readonly wants: string
  readonly query: string
}

/** Queries on the recorded dbt project (dbt-shop) and Spark applications (spark-warehouse) in examples/. */
export const DEMO_QUESTIONS: readonly DemoQuestion[] = [
  {
    who: 'An engineer',
    wants: 'The table of raw orders changes. What breaks?',
    query: 'downstream of dataset shop.raw.raw_orders',
  },
  {
    who: 'An analyst',
    wants: 'The daily revenue looks wrong. What is it made of?',
    query: 'upstream of dataset shop.marts.daily_revenue',
  },
  {
    who: 'Governance',
    wants: 'Where do the customers’ e-mail addresses end up, unmasked?',
    query: 'downstream of column email of dataset shop.raw.raw_customers via direct, unmasked',
  },
  {
    who: 'A platform team',
    wants: 'How do our jobs end, on dbt and on Spark?',
    query: 'jobs where status is not null count by type, status',
  },
]
