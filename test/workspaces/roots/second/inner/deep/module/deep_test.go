package module

import "testing"

func BenchmarkDeep(b *testing.B) {
	for i := 0; i < b.N; i++ {
	}
}
