//! How many letters two words differ.

/// The longest words that are compared letter by letter; longer ones are cut.
const LONGEST: usize = 40;

/// How many letters must be added, left out, changed or swapped with their neighbour to make one word of the other;
/// none when it takes more than `most`.
pub fn distance(a: &str, b: &str, most: usize) -> Option<usize> {
    let (mut first, mut second) = ([' '; LONGEST], [' '; LONGEST]);
    let (a, b) = (letters(a, &mut first), letters(b, &mut second));
    if a.len().abs_diff(b.len()) > most {
        return None;
    }
    // Three rows of the table of Damerau and Levenshtein (optimal string alignment) are enough.
    let mut before = [0; LONGEST + 1];
    let mut last = [0; LONGEST + 1];
    let mut row = [0; LONGEST + 1];
    for (at, cell) in last.iter_mut().enumerate() {
        *cell = at;
    }
    for (i, letter) in a.iter().enumerate() {
        let mut least = i + 1;
        set(&mut row, 0, i + 1);
        for (j, other) in b.iter().enumerate() {
            let changed = get(&last, j) + usize::from(letter != other);
            let mut cost = changed.min(get(&last, j + 1) + 1).min(get(&row, j) + 1);
            let swapped = i > 0 && j > 0 && a.get(i - 1) == Some(other) && b.get(j - 1) == Some(letter);
            if swapped && letter != other {
                cost = cost.min(get(&before, j - 1) + 1);
            }
            set(&mut row, j + 1, cost);
            least = least.min(cost);
        }
        if least > most {
            return None;
        }
        (before, last, row) = (last, row, before);
    }
    Some(get(&last, b.len())).filter(|cost| *cost <= most)
}

fn letters<'b>(word: &str, buffer: &'b mut [char; LONGEST]) -> &'b [char] {
    let mut length = 0;
    for (place, letter) in buffer.iter_mut().zip(word.chars()) {
        *place = letter;
        length += 1;
    }
    buffer.get(..length).unwrap_or_default()
}

fn get(row: &[usize; LONGEST + 1], at: usize) -> usize {
    row.get(at).copied().unwrap_or(usize::MAX / 2)
}

fn set(row: &mut [usize; LONGEST + 1], at: usize, value: usize) {
    if let Some(cell) = row.get_mut(at) {
        *cell = value;
    }
}

/// Which letters are in a word, one bit each: words that share few cannot be alike, and this is quickly seen.
pub fn letters_of(word: &str) -> u32 {
    word.bytes().filter(u8::is_ascii_lowercase).fold(0, |bits, letter| bits | 1 << (letter - b'a'))
}
