package record

import (
	"os"
	"reflect"
	"testing"
)

var records = []Record{
	{"Reykjavík", 2023, 4.9},
	{"Zürich", 2023, 11.1},
	{"Nairobi", 2024, 19.2},
	{"Ushuaia", 2024, 6.3},
}

func TestRoundTrip(t *testing.T) {
	text, err := CSV(records)
	if err != nil {
		t.Fatal(err)
	}
	got, err := FromCSV(text)
	if err != nil || !reflect.DeepEqual(got, records) {
		t.Errorf("FromCSV(%q) = %v, %v", text, got, err)
	}
}

func BenchmarkEncode(b *testing.B) {
	b.Run("format=json", func(b *testing.B) {
		for i := 0; i < b.N; i++ {
			if _, err := JSON(records); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("format=csv", func(b *testing.B) {
		for i := 0; i < b.N; i++ {
			if _, err := CSV(records); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func BenchmarkDecode(b *testing.B) {
	text, err := CSV(records)
	if err != nil {
		b.Fatal(err)
	}
	b.ResetTimer()
	for i := 0; i < b.N; i++ {
		if _, err := FromCSV(text); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkDecodeArchive(b *testing.B) {
	path := os.Getenv("WEATHER_ARCHIVE")
	if path == "" {
		b.Skip("set WEATHER_ARCHIVE to the path of a large CSV file")
	}
	text, err := os.ReadFile(path)
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(text)))
	b.ResetTimer()
	for i := 0; i < b.N; i++ {
		if _, err := FromCSV(string(text)); err != nil {
			b.Fatal(err)
		}
	}
}
