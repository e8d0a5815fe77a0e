import { expect, test } from 'vitest'
import { draw } from './draw.ts'

const prompt = { first: '> ', next: '. ' }
const plain = (text: string): string => text
const BEGIN = '\r\u001b[J'

test('draws the text and places the caret', () => {
  expect(draw({ text: 'abc', caret: 1 }, prompt, 20, 0, plain)).toEqual({
    output: `${BEGIN}> abc\r\u001b[3C`,
    caretRow: 0,
  })
})

test('draws several lines over the previous drawing', () => {
  expect(draw({ text: 'ab\ncd', caret: 1 }, prompt, 20, 2, plain)).toEqual({
    output: `\u001b[2A${BEGIN}> ab\r\n. cd\u001b[1A\r\u001b[3C`,
    caretRow: 0,
  })
})

test('counts the rows of a long line, and two columns for wide characters', () => {
  expect(draw({ text: 'abcdefgh', caret: 8 }, prompt, 5, 0, plain)).toEqual({
    output: `${BEGIN}> abcdefgh \r\r`,
    caretRow: 2,
  })
  expect(draw({ text: '漢字', caret: 2 }, prompt, 80, 0, plain).output).toBe(`${BEGIN}> 漢字\r\u001b[6C`)
})
