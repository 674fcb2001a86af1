package first

import "testing"

func BenchmarkFirst(b *testing.B) {
	for i := 0; i < b.N; i++ {
	}
}
