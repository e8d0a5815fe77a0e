import fc from 'fast-check'
import { expect, test } from 'vitest'
import { withoutSecrets } from '../../lib/redact/without-secrets.ts'
import { anyNamespace } from './random-names.test-support.ts'
import { runs } from '../../../test/runs.ts'

test.each([
  ['postgres://user:secret@db1:5432', 'postgres://user@db1:5432'],
  ['postgres://user:@db1', 'postgres://user@db1'],
  ['postgres://:secret@db1', 'postgres://@db1'],
  ['postgres://u:pa/ss@db1:5432/shop', 'postgres://u@db1:5432/shop'],
  ['postgres://u:p@ss@db1/shop', 'postgres://u@db1/shop'],
  [
    'jdbc:postgresql://u:p@db1/shop?user=u&password=p&ssl=true',
    'jdbc:postgresql://u@db1/shop?user=u&ssl=true',
  ],
  ['jdbc:postgresql://db1/shop?password=p&ssl=true', 'jdbc:postgresql://db1/shop?ssl=true'],
  ['jdbc:sqlserver://db1;user=sa;Password={p;q};encrypt=true', 'jdbc:sqlserver://db1;user=sa;encrypt=true'],
  ['jdbc:oracle:thin:scott/tiger@//db1:1521/orcl', 'jdbc:oracle:thin:scott@//db1:1521/orcl'],
  [
    'jdbc:snowflake://acc.snowflakecomputing.com/?private_key_passwd=x&db=d',
    'jdbc:snowflake://acc.snowflakecomputing.com/?db=d',
  ],
  ['mongodb://app:p,w@m1,m2', 'mongodb://app@m1,m2'],
  ['wasbs://c@acc.blob.core.windows.net/?sig=abc', 'wasbs://c@acc.blob.core.windows.net/'],
  ['new://u:p@host/x', 'new://u@host/x'],
])('%s', (text, expected) => expect(withoutSecrets(text)).toBe(expected))

test.each([
  'abfss://container@account.dfs.core.windows.net',
  'kafka://b1:9092,b2:9092',
  'postgres://[::1]:5432',
  'jdbc:h2:mem:x',
  'arn:aws:glue:eu:1',
  'mssql://db1:1433;database=passwords',
  'plain words; password=not a scheme',
  's3://bucket/a:b@c',
  'kafka://b1:9092/a@b',
])('does not change %s', (text) => expect(withoutSecrets(text)).toBe(text))

test('is idempotent', () =>
  fc.assert(
    fc.property(anyNamespace, (text) => {
      const once = withoutSecrets(text)
      expect(withoutSecrets(once)).toBe(once)
    }),
    { numRuns: runs(5000) },
  ))
