import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Assignment, contentHashOf, readAssignment } from '../../src/exercises/assignment.ts'
import { decodeAssignment, encodeAssignment } from '../../src/exercises/assignmentLink.ts'
import { FileError } from '../../src/exercises/readJson.ts'
import { assignment, assignmentOf } from './classroom.ts'

describe('the link of an assignment', () => {
  it('brings it back, with every policy and in any script', () => {
    const policies: Assignment['policy'][] = [
      { late: { rule: 'accept' }, extensions: [], askName: false },
      {
        opens: '2027-02-01T08:00+08:00',
        due: '2027-03-01T23:59+08:00',
        timeZone: 'Asia/Shanghai',
        late: { rule: 'deduct', perDay: 0.1, most: 0.5, graceMinutes: 15 },
        extensions: [{ student: '张三', due: '2027-03-08T23:59+08:00' }],
        askName: true,
        hints: false,
      },
    ]
    for (const policy of policies) {
      const made = assignmentOf({ policy, title: { en: 'Wörk 1 🙂', zh: '第一周' } })
      expect(decodeAssignment(encodeAssignment(made))).toEqual(made)
      expect(decodeAssignment(`#${encodeAssignment(made)}`)).toEqual(made)
    }
  })

  it('holds only letters that URLs leave alone, and about a hundred of them an item', () => {
    const link = encodeAssignment(assignment)
    expect(link).toMatch(/^1\.[A-Za-z0-9_-]+$/)
    expect(encodeURIComponent(link)).toBe(link)
    expect(link.length).toBeLessThan(500 + 100 * assignment.items.length)
  })

  it('is refused in words when it is cut off or changed anywhere, never half read', () => {
    const link = encodeAssignment(assignment)
    fc.assert(
      fc.property(fc.integer({ min: 0, max: link.length - 1 }), (length) => {
        expect(() => decodeAssignment(link.slice(0, length))).toThrow(FileError)
      }),
    )
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: link.length - 1 }),
        fc.constantFrom(...'AZaz09_-'),
        (at, letter) => {
          const changed = link.slice(0, at) + letter + link.slice(at + 1)
          let read: Assignment | undefined
          try {
            read = decodeAssignment(changed)
          } catch (error) {
            expect(error).toBeInstanceOf(FileError)
          }
          // The last letter holds bits that belong to no byte; otherwise the hash tells.
          if (read) expect(read).toEqual(assignment)
        },
      ),
    )
  })

  it('says what is wrong with one that is foreign, newer, damaged or too long', () => {
    for (const [link, words] of [
      ['', 'holds no assignment'],
      ['replicator.1~x0=0.25', 'holds no assignment'],
      ['2.abc', 'newer edition'],
      ['1.', 'damaged'],
      ['1.!!!', 'damaged'],
      ['1.AAAA', 'damaged'],
      [`1.${'A'.repeat(300_000)}`, 'damaged'],
    ] as const)
      expect(() => decodeAssignment(link), link.slice(0, 20)).toThrow(words)
  })

  it('refuses an assignment of another edition or one that was tampered with, packed rightly', () => {
    const packed = (content: object) => encodeAssignment(content as Assignment)
    expect(() => decodeAssignment(packed({ ...assignment, seed: 8 }))).toThrow('changed after it was made')
    expect(() => decodeAssignment(packed({ ...assignment, format: 'cvt-assignment/2' }))).toThrow('newer')
    const { contentHash: _, ...content } = { ...assignment, coreVersion: '99' }
    const newer = { ...content, contentHash: contentHashOf(content) }
    expect(() => decodeAssignment(packed(newer))).toThrow('newer edition')
  })

  it('unfolds no bomb: two hundred thousand letters may not fill the memory', () => {
    const bomb = encodeAssignment({ ...assignment, title: { en: 'a'.repeat(50_000_000), zh: '' } })
    expect(bomb.length).toBeLessThan(200_000)
    expect(() => decodeAssignment(bomb)).toThrow('damaged')
  })
})

describe('a file that is no assignment', () => {
  it('is called what it is', () => {
    expect(() => readAssignment('{"format": "cvt-submission/1"}')).toThrow('This is a submission')
    expect(() => readAssignment('{"format": "cvt-sealed/1"}')).toThrow('a sealed submission')
    expect(() => readAssignment('{"format": "cvt-progress/1"}')).toThrow('a reader’s progress')
    expect(() => readAssignment('{"format": "cvt-other/1"}')).toThrow('a file of the kind cvt-other')
    expect(() => readAssignment('{"format": "cvt-assignment/7"}')).toThrow('newer edition')
    expect(() => readAssignment('{"format": "something"}')).toThrow('not in the expected form')
  })
})
