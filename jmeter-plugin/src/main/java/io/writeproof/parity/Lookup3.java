package io.writeproof.parity;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The 64-bit hash of a byte string that PostgreSQL computes on a little-endian machine, with seed 0.
 *
 * <p>It is lookup3, which Bob Jenkins gave to the public domain (burtleburtle.net/bob/c/lookup3.c), in the variant of
 * {@code hash_bytes_extended} in PostgreSQL's {@code src/common/hashfn.c}: other start values, the last bytes shifted
 * by one, and both halves of the state returned. All arithmetic is on unsigned 32-bit numbers. Used through {@link
 * #hash}, thread-safe.
 */
final class Lookup3 {

    private static final int START = 0x9e3779b9 + 3923095;
    private static final int BLOCK = 12;

    private int a;
    private int b;
    private int c;

    private Lookup3(int length) {
        a = START + length;
        b = a;
        c = a;
    }

    static long hash(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        Lookup3 state = new Lookup3(bytes.length);
        while (in.remaining() >= BLOCK) {
            state.add(in.getInt(), in.getInt(), in.getInt());
            state.mix();
        }
        ByteBuffer rest = ByteBuffer.allocate(BLOCK)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(in)
                .rewind();
        state.add(rest.getInt(), rest.getInt(), rest.getInt() << Byte.SIZE);
        state.finish();
        return ((long) state.b << Integer.SIZE) | Integer.toUnsignedLong(state.c);
    }

    private void add(int first, int second, int third) {
        a += first;
        b += second;
        c += third;
    }

    private void mix() {
        a = (a - c) ^ Integer.rotateLeft(c, 4);
        c += b;
        b = (b - a) ^ Integer.rotateLeft(a, 6);
        a += c;
        c = (c - b) ^ Integer.rotateLeft(b, 8);
        b += a;
        a = (a - c) ^ Integer.rotateLeft(c, 16);
        c += b;
        b = (b - a) ^ Integer.rotateLeft(a, 19);
        a += c;
        c = (c - b) ^ Integer.rotateLeft(b, 4);
        b += a;
    }

    private void finish() {
        c = (c ^ b) - Integer.rotateLeft(b, 14);
        a = (a ^ c) - Integer.rotateLeft(c, 11);
        b = (b ^ a) - Integer.rotateLeft(a, 25);
        c = (c ^ b) - Integer.rotateLeft(b, 16);
        a = (a ^ c) - Integer.rotateLeft(c, 4);
        b = (b ^ a) - Integer.rotateLeft(a, 14);
        c = (c ^ b) - Integer.rotateLeft(b, 24);
    }
}
