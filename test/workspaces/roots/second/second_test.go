package second

import "testing"

func BenchmarkSecond(b *testing.B) {
	for i := 0; i < b.N; i++ {
	}
}
