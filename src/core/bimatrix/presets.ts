import type { Text } from '../text.ts'

const game = (label: Text, row: readonly number[], column: readonly number[]) => ({
  label,
  values: {
    row11: row[0],
    row12: row[1],
    row21: row[2],
    row22: row[3],
    column11: column[0],
    column12: column[1],
    column21: column[2],
    column22: column[3],
  },
})

/** Payoffs in the order first–first, first–second, second–first, second–second. */
export const presets = {
  prisonersDilemma: game({ en: 'Prisoners’ dilemma', zh: '囚徒困境' }, [3, 0, 5, 1], [3, 5, 0, 1]),
  stagHunt: game({ en: 'Stag hunt', zh: '猎鹿博弈' }, [4, 0, 3, 3], [4, 3, 0, 3]),
  chicken: game({ en: 'Chicken (hawk–dove)', zh: '懦夫博弈（鹰鸽博弈）' }, [3, 1, 5, 0], [3, 5, 1, 0]),
  battleOfTheSexes: game({ en: 'Battle of the sexes', zh: '性别之战' }, [3, 0, 0, 2], [2, 0, 0, 3]),
  matchingPennies: game({ en: 'Matching pennies', zh: '猜硬币博弈' }, [1, -1, -1, 1], [-1, 1, 1, -1]),
  coordination: game({ en: 'Pure coordination', zh: '纯协调博弈' }, [2, 0, 0, 1], [2, 0, 0, 1]),
  sharing: game(
    { en: 'The sharing game of the book', zh: '本书的共享博弈' },
    [6.25, 0.25, 3, 2],
    [9.25, 5.5, 2.75, 4],
  ),
}
