package dev.actionsgateway.wrapper;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;

/// Counts the UTF-16 units that are read.
final class UnitCounter extends BufferedReader {
    private long units;

    UnitCounter(Reader in) {
        super(in);
    }

    long units() {
        return units;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        units += read < 0 ? 0 : 1;
        return read;
    }
}
