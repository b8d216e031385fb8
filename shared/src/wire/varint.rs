//! The variable-length integers of lib0, as Yjs writes them: seven bits a byte, the low ones first.

pub(super) struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    /// `None` at the end of the bytes and above 2^53 - 1, the largest that JavaScript writes.
    pub(super) fn varint(&mut self) -> Option<u64> {
        let mut value: u64 = 0;
        for shift in (0..56).step_by(7) {
            let (byte, rest) = self.0.split_first()?;
            self.0 = rest;
            value |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return (value < 1 << 53).then_some(value);
            }
        }
        None
    }

    pub(super) fn rest(&self) -> &'a [u8] {
        self.0
    }
}

pub(super) fn write_varint(out: &mut Vec<u8>, mut value: u64) {
    loop {
        let low = u8::try_from(value & 0x7f).unwrap_or(0);
        value >>= 7;
        if value == 0 {
            out.push(low);
            return;
        }
        out.push(low | 0x80);
    }
}
