package checksum_test

import (
	"bytes"
	"testing"

	"example.com/textkit/checksum"
)

var data = bytes.Repeat([]byte("textkit!"), 512)

func TestFletcher32(t *testing.T) {
	if got, want := checksum.Fletcher32([]byte("abcdef")), uint32(0x56502d2a); got != want {
		t.Errorf("Fletcher32 = %#x, want %#x", got, want)
	}
}

func BenchmarkFletcher32(b *testing.B) {
	b.SetBytes(int64(len(data)))
	for i := 0; i < b.N; i++ {
		checksum.Fletcher32(data)
	}
}

func BenchmarkParity(b *testing.B) {
	b.SetBytes(int64(len(data)))
	for i := 0; i < b.N; i++ {
		checksum.Parity(data)
	}
}
