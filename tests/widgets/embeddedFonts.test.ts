import { expect, it } from 'vitest'
import { rangesOf } from '../../src/widgets/embeddedFonts.ts'

it('reads the characters that a face is for', () => {
  expect(rangesOf('U+0000-00FF, U+0131,U+4??')).toEqual([
    [0, 0xff],
    [0x131, 0x131],
    [0x400, 0x4ff],
  ])
  expect(rangesOf('')).toEqual([[0, 0x10ffff]])
})
