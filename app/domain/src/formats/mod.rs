//! Reading and writing debates in other programs' formats, one file per format.
