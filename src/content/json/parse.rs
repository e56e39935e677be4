//! From the bytes of a file to [`Json`].
//!
//! A reader of JSON for everything there is (fractions, streams, messages with a place) was 12 kB of brotli in every
//! family's phone; the files that are read here are written by our own tool. What is not JSON gives none.

/// A value of JSON. Our files have whole numbers only.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Json {
    #[default]
    Null,
    Bool(bool),
    Number(i32),
    String(String),
    Array(Vec<Json>),
    /// In the order of the file.
    Object(Fields),
}

/// An object of JSON.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Fields(pub Vec<(String, Json)>);

impl Fields {
    /// Takes a field out.
    pub fn remove(&mut self, name: &str) -> Option<Json> {
        let at = self.0.iter().position(|(field, _)| field == name)?;
        Some(self.0.swap_remove(at).1)
    }

    pub fn contains(&self, name: &str) -> bool {
        self.0.iter().any(|(field, _)| field == name)
    }
}

/// How deep lists and objects may stand in each other. Content goes ten deep; a file that goes on and on must not use
/// up the stack.
const DEEPEST: u8 = 64;

/// Reads a whole text; none when it is not JSON, goes too deep, or has a number that is not whole or too great.
pub fn parse(text: &str) -> Option<Json> {
    let mut parser = Parser { text, at: 0 };
    let value = parser.value(DEEPEST)?;
    parser.space();
    (parser.at == text.len()).then_some(value)
}

struct Parser<'t> {
    text: &'t str,
    at: usize,
}

impl Parser<'_> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn next(&mut self) -> Option<u8> {
        let byte = self.peek()?;
        self.at += 1;
        Some(byte)
    }

    fn space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\n' | b'\r' | b'\t')) {
            self.at += 1;
        }
    }

    /// Goes past this byte when it comes next.
    fn take(&mut self, byte: u8) -> bool {
        self.space();
        let found = self.peek() == Some(byte);
        self.at += usize::from(found);
        found
    }

    fn word(&mut self, word: &str, value: Json) -> Option<Json> {
        let found = self.text.get(self.at..)?.starts_with(word);
        self.at += word.len();
        found.then_some(value)
    }

    fn value(&mut self, deep: u8) -> Option<Json> {
        self.space();
        match self.peek()? {
            b'n' => self.word("null", Json::Null),
            b't' => self.word("true", Json::Bool(true)),
            b'f' => self.word("false", Json::Bool(false)),
            b'"' => Some(Json::String(self.string()?)),
            b'[' => {
                let mut list = Vec::new();
                self.list(b']', |parser| {
                    list.push(parser.value(deep.checked_sub(1)?)?);
                    Some(())
                })?;
                Some(Json::Array(list))
            }
            b'{' => {
                let mut fields = Vec::new();
                self.list(b'}', |parser| {
                    parser.space();
                    let name = parser.string()?;
                    parser.take(b':').then_some(())?;
                    fields.push((name, parser.value(deep.checked_sub(1)?)?));
                    Some(())
                })?;
                Some(Json::Object(Fields(fields)))
            }
            _ => self.number(),
        }
    }

    /// What stands between brackets, with commas between.
    fn list(&mut self, end: u8, mut item: impl FnMut(&mut Self) -> Option<()>) -> Option<()> {
        self.at += 1;
        if self.take(end) {
            return Some(());
        }
        loop {
            item(self)?;
            if self.take(end) {
                return Some(());
            }
            self.take(b',').then_some(())?;
        }
    }

    fn number(&mut self) -> Option<Json> {
        let negative = self.take(b'-');
        let first = self.at;
        let mut number = 0i32;
        while let Some(digit @ b'0'..=b'9') = self.peek() {
            number = number.checked_mul(10)?.checked_sub(i32::from(digit - b'0'))?;
            self.at += 1;
        }
        let digits = self.text.as_bytes().get(first..self.at)?;
        if digits.is_empty()
            || digits.len() > 1 && digits.starts_with(b"0")
            || matches!(self.peek(), Some(b'.' | b'e' | b'E'))
        {
            return None;
        }
        Some(Json::Number(if negative { number } else { number.checked_neg()? }))
    }

    fn string(&mut self) -> Option<String> {
        (self.next()? == b'"').then_some(())?;
        let mut string = String::new();
        loop {
            let from = self.at;
            while !matches!(self.peek()?, b'"' | b'\\' | ..b' ') {
                self.at += 1;
            }
            string.push_str(self.text.get(from..self.at)?);
            match self.next()? {
                b'"' => return Some(string),
                b'\\' => string.push(self.escaped()?),
                _ => return None,
            }
        }
    }

    fn escaped(&mut self) -> Option<char> {
        Some(match self.next()? {
            letter @ (b'"' | b'\\' | b'/') => letter.into(),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                let first = self.hex()?;
                // Half a letter needs its other half.
                if !(0xD800..0xDC00).contains(&first) {
                    return char::from_u32(first);
                }
                self.word("\\u", Json::Null)?;
                let second = self.hex()?;
                (0xDC00..0xE000).contains(&second).then_some(())?;
                return char::from_u32(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00));
            }
            _ => return None,
        })
    }

    fn hex(&mut self) -> Option<u32> {
        let mut number = 0;
        for _ in 0..4 {
            number = number * 16 + char::from(self.next()?).to_digit(16)?;
        }
        Some(number)
    }
}
