package editor

import (
	"fmt"
	"testing"
)

var sink int

func BenchmarkWork(b *testing.B) {
	b.ReportAllocs()
	for i := 0; i < b.N; i++ {
		sink = Work(1000)
	}
}

func BenchmarkFixed(b *testing.B) {
	b.Run("small", func(b *testing.B) {
		for i := 0; i < b.N; i++ {
			sink = Work(10)
		}
	})
}

func BenchmarkTable(b *testing.B) {
	for _, n := range []int{10, 100} {
		b.Run(fmt.Sprintf("n=%d", n), func(b *testing.B) {
			for i := 0; i < b.N; i++ {
				sink = Work(n)
			}
		})
	}
}

func BenchmarkSkipped(b *testing.B) {
	b.Skip("needs a network")
}
